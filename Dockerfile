# syntax=docker/dockerfile:1
FROM python:3.11-slim AS build
RUN python -m venv /opt/gainsay
ENV PATH=/opt/gainsay/bin:$PATH PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
WORKDIR /src
COPY requirements.lock ./
RUN pip install --require-hashes --no-deps -r requirements.lock
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
    GAINSAY_DATABASE_URL=sqlite:////var/lib/gainsay/gainsay.db
USER gainsay
WORKDIR /var/lib/gainsay
VOLUME /var/lib/gainsay
# The doctor loads the language model, so it comes seldom.
HEALTHCHECK --interval=5m --timeout=1m --start-period=1m --retries=2 CMD ["gainsay", "doctor"]
ENTRYPOINT ["gainsay"]
CMD ["serve"]
