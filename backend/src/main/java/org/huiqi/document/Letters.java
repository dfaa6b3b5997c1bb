package org.huiqi.document;

/** Draws official letters. */
public interface Letters {

    /** The letter as an A4 PDF whose Chinese font is embedded. */
    byte[] render(Letter letter);
}
