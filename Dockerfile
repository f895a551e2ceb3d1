# The Telegram bot in a container; the database and its key live in the volume /var/lib/traces.
FROM python:3.11-slim
WORKDIR /app
COPY requirements/run.txt requirements/run.txt
RUN pip install --no-cache-dir --require-hashes -r requirements/run.txt
COPY bot bot
COPY knowledge knowledge
RUN useradd --create-home traces && mkdir -p /var/lib/traces && chown traces /var/lib/traces
USER traces
ENV TRACES_FOLDER=/var/lib/traces
VOLUME /var/lib/traces
CMD ["python", "-m", "bot", "run"]
