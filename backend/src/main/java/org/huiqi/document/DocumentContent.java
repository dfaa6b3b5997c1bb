package org.huiqi.document;

/** A document with its bytes. */
public record DocumentContent(DocumentView document, byte[] bytes) {}
