-- Each content once, by its hash; documents are what people uploaded or the system wrote, and may share a content.
CREATE TABLE document_content (
    sha256    text        NOT NULL PRIMARY KEY CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    size      bigint      NOT NULL CHECK (size > 0),
    bytes     bytea       NOT NULL,
    stored_at timestamptz NOT NULL DEFAULT now(),
    CHECK (octet_length(bytes) = size)
);
-- PDF, images and office files are compressed already.
ALTER TABLE document_content ALTER COLUMN bytes SET STORAGE EXTERNAL;

CREATE TABLE document (
    id              uuid        NOT NULL PRIMARY KEY,
    sha256          text        NOT NULL REFERENCES document_content (sha256),
    media_type      text        NOT NULL,
    file_name       text        NOT NULL CHECK (char_length(file_name) BETWEEN 1 AND 200 AND file_name !~ '[/\\[:cntrl:]]'),
    uploaded_at     timestamptz NOT NULL,
    owner_entity_id bigint,
    uploaded_by     text
);
CREATE INDEX document_sha256 ON document (sha256);
CREATE INDEX document_owner ON document (owner_entity_id) WHERE owner_entity_id IS NOT NULL;
