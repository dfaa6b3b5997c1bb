package org.huiqi.shared;

/** Which characters a text of several lines may have. */
public final class Characters {

    private Characters() {}

    /** Whether every character can be kept and shown: no control character but line breaks and tabs, no half of a surrogate pair. */
    public static boolean areStorable(String text) {
        return text.codePoints().allMatch(Characters::isStorable);
    }

    private static boolean isStorable(int character) {
        boolean layout = character == '\n' || character == '\r' || character == '\t';
        boolean loneSurrogate = character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
        return layout || !loneSurrogate && !Character.isISOControl(character);
    }
}
