"""What helps partners to write: skeletons, previews, gaps, translations, schemas and the table.

Nothing here is needed to serve people. Files are written whole, and changed only in the places that are meant.
"""

from bot.authoring.gaps import show_gaps
from bot.authoring.schemas import check_schemas, write_schemas
from bot.authoring.showing import show
from bot.authoring.skeleton import new_entry
from bot.authoring.table import write_table
from bot.authoring.translating import accept_translations, export_translations, import_translations

__all__ = [
    "accept_translations",
    "check_schemas",
    "export_translations",
    "import_translations",
    "new_entry",
    "show",
    "show_gaps",
    "write_schemas",
    "write_table",
]
