package org.huiqi.shared;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;

/** An 18-character unified social credit code whose check character holds (GB 32100-2015). */
public record UnifiedSocialCreditCode(String value) {

    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};

    public UnifiedSocialCreditCode {
        value = value.strip().toUpperCase(Locale.ROOT);
        Optional<String> flaw = flawOf(value);
        if (flaw.isPresent()) {
            throw new IllegalArgumentException(flaw.get());
        }
    }

    /** What is wrong with the text as a credit code, in the words shown to people; empty where nothing is. */
    public static Optional<String> flawOf(String text) {
        String code = text.strip().toUpperCase(Locale.ROOT);
        if (code.length() != 18) {
            return Optional.of("统一社会信用代码应为18位，现为" + code.length() + "位，请核对营业执照");
        }
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            int digit = ALPHABET.indexOf(code.charAt(i));
            if (digit < 0) {
                return Optional.of("统一社会信用代码第" + (i + 1) + "位“" + code.charAt(i) + "”不是允许的字符，请核对营业执照");
            }
            sum += digit * WEIGHTS[i];
        }
        if (ALPHABET.indexOf(code.charAt(17)) != (31 - sum % 31) % 31) {
            return Optional.of("统一社会信用代码第18位校验不通过，请核对营业执照");
        }
        return Optional.empty();
    }

    @JsonValue
    @Override
    public String toString() {
        return value;
    }
}
