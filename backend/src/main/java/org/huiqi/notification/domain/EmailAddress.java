package org.huiqi.notification.domain;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** An e-mail address that every mail server takes: ASCII, no comments, no quotes, a domain with a dot. */
public record EmailAddress(String value) {

    private static final int LONGEST = 254;
    private static final int LONGEST_LOCAL = 64;
    private static final Pattern LOCAL =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");
    private static final Pattern DOMAIN =
            Pattern.compile("([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z]([A-Za-z0-9-]{0,61}[A-Za-z0-9])");

    public EmailAddress {
        if (flawOf(value).isPresent()) {
            throw new IllegalArgumentException("Not an e-mail address");
        }
        int at = value.lastIndexOf('@');
        value = value.substring(0, at) + value.substring(at).toLowerCase(Locale.ROOT);
    }

    /** What is wrong with a text as an address and what to do, or empty where it is one. */
    public static Optional<String> flawOf(String text) {
        if (text.indexOf('＠') >= 0) {
            return Optional.of("邮箱里的＠是全角的，请改用英文的@");
        }
        int at = text.lastIndexOf('@');
        if (at < 0) {
            return Optional.of("邮箱缺少@，请填写完整，如 name@example.com");
        }
        if (text.chars().anyMatch(letter -> letter <= ' ' || letter == 0x7f || letter == 0x3000)) {
            return Optional.of("邮箱里不能有空格或换行，请删去");
        }
        if (text.chars().anyMatch(letter -> letter > 0x7f)) {
            return Optional.of("邮箱里不能有汉字或全角字符，请改用英文字母和数字");
        }
        String local = text.substring(0, at);
        if (text.length() > LONGEST || local.length() > LONGEST_LOCAL) {
            return Optional.of("邮箱太长（@前最多64个字符，总共最多254个字符），请核对");
        }
        if (!LOCAL.matcher(local).matches()) {
            return Optional.of("邮箱@前面的部分不正确，请核对");
        }
        return DOMAIN.matcher(text.substring(at + 1)).matches()
                ? Optional.empty()
                : Optional.of("邮箱@后面的部分不正确，请填写完整，如 example.com");
    }

    /** Enough to recognise one's own, not enough to write to: {@code zh***@example.com}. */
    public static String masked(String address) {
        int at = address.lastIndexOf('@');
        return address.substring(0, Math.min(2, Math.max(at, 0))) + "***" + address.substring(Math.max(at, 0));
    }
}
