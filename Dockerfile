# syntax=docker/dockerfile:1
FROM python:3.11-slim AS build
ARG LOCK=requirements.lock
RUN python -m venv /opt/gainsay
ENV PATH=/opt/gainsay/bin:$PATH PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
WORKDIR /src
COPY requirements.lock requirements-cluster.lock ./
RUN pip install --require-hashes --no-deps -r $LOCK
COPY pyproject.toml README.md LICENSE ./
COPY bot bot
COPY storage storage
COPY adapters adapters
RUN pip install --no-deps --no-build-isolation . && pip check

FROM python:3.11-slim
RUN useradd --system --uid 10001 --home-dir /var/lib/gainsay --create-home gainsay
COPY --from=build /opt/gainsay /opt/gainsay
ENV PATH=/opt/gainsay/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    OMP_NUM_THREADS=1 \
    MPLCONFIGDIR=/tmp \
    GAINSAY_DATABASE_URL=sqlite:////var/lib/gainsay/gainsay.db
USER gainsay
WORKDIR /var/lib/gainsay
VOLUME /var/lib/gainsay
HEALTHCHECK --interval=30s --timeout=10s --start-period=1m --retries=3 \
    CMD ["python", "-c", "import urllib.request as r; r.urlopen('http://127.0.0.1:8765/ready', timeout=8)"]
ENTRYPOINT ["gainsay"]
CMD ["serve"]
