# The assistant as an image; compose.yaml puts it beside its database and its Chroma server.
FROM python:3.12-slim

# Scans are read with Tesseract. For old .doc files add libreoffice-writer-nogui.
RUN apt-get update \
    && apt-get install -y --no-install-recommends tesseract-ocr tesseract-ocr-vie \
    && rm -rf /var/lib/apt/lists/*

# The processor build of PyTorch, as in the Makefile.
ARG TORCH_INDEX=https://download.pytorch.org/whl/cpu

WORKDIR /src
COPY pyproject.toml constraints.txt README.md LICENSE ./
COPY corpus corpus
COPY index index
COPY assistant assistant
COPY api api

ENV MERGER_CACHE_DIR=/var/cache/merger-assistant \
    MERGER_DATA_DIR=/var/lib/merger-assistant
RUN pip install --no-cache-dir -c constraints.txt \
        --extra-index-url $TORCH_INDEX torch \
    && pip install --no-cache-dir -c constraints.txt . \
    && useradd --system --no-create-home merger \
    && mkdir -p "$MERGER_CACHE_DIR" "$MERGER_DATA_DIR" \
    && chown merger "$MERGER_CACHE_DIR" "$MERGER_DATA_DIR"

USER merger
# The embedding model, exported once.
RUN python -c 'from api.settings import read_settings as read; \
from index.onnx_export import ensure_model; ensure_model(read().cache_dir, read().embedding_model)'

VOLUME /var/lib/merger-assistant
STOPSIGNAL SIGINT
ENTRYPOINT ["merger-assistant"]
CMD ["serve"]
