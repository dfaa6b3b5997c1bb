/**
 * Decides which files are taken (by content, size and name), stores each content once by its SHA-256, serves it to whoever may see
 * it, and draws official letters as PDF.
 * It leaves to the modules that own a case who may read the documents of it ({@link org.huiqi.document.DocumentAccessRule}).
 * It publishes {@link org.huiqi.document.DocumentStored}.
 */
@NullMarked
package org.huiqi.document;

import org.jspecify.annotations.NullMarked;
