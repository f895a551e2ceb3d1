"""What partners write, from YAML files to one checked value.

    files -> source (strict YAML, lines kept) -> typed (models) -> draft -> checks (between files) -> catalogue

Every mistake becomes a problem with file, line and what to do; nothing is served that has one in its way.
Only ``load`` touches the disk.
"""
