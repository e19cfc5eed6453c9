# Newsdesk in a container: `docker build -t newsdesk .` and `docker run -p 8080:8080 --env-file .env newsdesk`.
# Data are in /data: add `-v newsdesk:/data` to keep them.
FROM python:3.11.14-slim-bookworm

ENV PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    PIP_DISABLE_PIP_VERSION_CHECK=1 \
    PIP_NO_CACHE_DIR=1

RUN useradd --create-home --uid 10001 newsdesk && install -d -o newsdesk -g newsdesk /data
WORKDIR /app

COPY config/requirements.lock config/requirements.lock
RUN pip install --require-hashes -r config/requirements.lock

COPY bot bot
COPY config config
RUN python -m compileall -q bot

USER newsdesk
VOLUME /data
ENV NEWSDESK_WEB_HOST=0.0.0.0 \
    NEWSDESK_DATABASE_URL=sqlite+aiosqlite:////data/newsdesk.db
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \
    CMD ["python", "-c", "import urllib.request as r; r.urlopen('http://127.0.0.1:8080/healthz', timeout=4)"]
CMD ["python", "-m", "bot", "run"]
