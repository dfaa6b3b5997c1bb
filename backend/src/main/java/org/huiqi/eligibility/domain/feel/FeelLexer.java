package org.huiqi.eligibility.domain.feel;

import java.util.ArrayList;
import java.util.List;

/** Cuts FEEL into tokens that know where they stand. */
final class FeelLexer {

    enum Kind {
        NUMBER,
        TEXT,
        NAME,
        SYMBOL,
        END
    }

    record Token(Kind kind, String text, int offset) {
        boolean is(String symbol) {
            return (kind == Kind.SYMBOL || kind == Kind.NAME) && text.equals(symbol);
        }
    }

    private static final String[] SYMBOLS = {
        "..", "<=", ">=", "!=", "<", ">", "=", "(", ")", "[", "]", ",", "+", "-", "*", "/"
    };

    private final SourceText source;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private FeelLexer(SourceText source) {
        this.source = source;
    }

    static List<Token> tokens(SourceText source) {
        FeelLexer lexer = new FeelLexer(source);
        lexer.run();
        return lexer.tokens;
    }

    private void run() {
        String text = source.text();
        while (at < text.length()) {
            char c = text.charAt(at);
            if (Character.isWhitespace(c)) {
                at++;
            } else if (c == '"') {
                string(text);
            } else if (isDigit(c) || (c == '.' && at + 1 < text.length() && isDigit(text.charAt(at + 1)))) {
                number(text);
            } else if (Character.isLetter(c) || c == '_') {
                int from = at;
                while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
                    at++;
                }
                tokens.add(new Token(Kind.NAME, text.substring(from, at), from));
            } else {
                symbol(text);
            }
        }
        tokens.add(new Token(Kind.END, "", text.length()));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private void string(String text) {
        int from = at++;
        StringBuilder value = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '"') {
            if (text.charAt(at) == '\\') {
                throw source.error(at, "escapes in a text are not supported");
            }
            value.append(text.charAt(at++));
        }
        if (at == text.length()) {
            throw source.error(from, "the text is not closed");
        }
        at++;
        tokens.add(new Token(Kind.TEXT, value.toString(), from));
    }

    private void number(String text) {
        int from = at;
        boolean point = false;
        while (at < text.length()) {
            char c = text.charAt(at);
            boolean decimalPoint = c == '.' && !point && !text.startsWith("..", at);
            if (!isDigit(c) && !decimalPoint) {
                break;
            }
            point |= decimalPoint;
            at++;
        }
        tokens.add(new Token(Kind.NUMBER, text.substring(from, at), from));
    }

    private void symbol(String text) {
        for (String symbol : SYMBOLS) {
            if (text.startsWith(symbol, at)) {
                tokens.add(new Token(Kind.SYMBOL, symbol, at));
                at += symbol.length();
                return;
            }
        }
        throw source.error(at, "'" + text.charAt(at) + "' is not supported");
    }
}
