package io.lakekit.yaml;

import io.lakekit.yaml.UnreadableException.Expected;

/** The words of a type or a function, one after the other. */
final class Tokens {

    /** The kinds of token. */
    enum Kind {
        /** A name, keyword, class or number. */
        WORD,
        /** A name in backquotes. */
        NAME,
        /** Text in single quotes. */
        TEXT,
        /** One of {@code ()<>[],=}. */
        SYMBOL,
        /** The end of the text. */
        END
    }

    /** A token: its kind and its text without quotes. */
    record Token(Kind kind, String text) {

        boolean isWord(String word) {
            return kind == Kind.WORD && text.equalsIgnoreCase(word);
        }

        boolean isSymbol(String symbol) {
            return kind == Kind.SYMBOL && text.equals(symbol);
        }

        String shown() {
            return kind == Kind.END ? "the end" : "'" + Suggestions.shown(text) + "'";
        }
    }

    private static final String SYMBOLS = "()<>[],=";

    private final String source;
    private final Expected expected;
    private final String example;
    private int position;
    private Token ahead;

    /**
     * The tokens of a text.
     *
     * @param example a sentence that shows how such a text is written
     */
    Tokens(String source, Expected expected, String example) {
        this.source = source;
        this.expected = expected;
        this.example = example;
        this.ahead = scan();
    }

    Token peek() {
        return ahead;
    }

    Token next() {
        Token token = ahead;
        ahead = scan();
        return token;
    }

    boolean skipWord(String word) {
        return skip(ahead.isWord(word));
    }

    boolean skipSymbol(String symbol) {
        return skip(ahead.isSymbol(symbol));
    }

    private boolean skip(boolean found) {
        if (found) {
            ahead = scan();
        }
        return found;
    }

    void symbol(String symbol) {
        if (!skipSymbol(symbol)) {
            throw expected("'" + symbol + "'");
        }
    }

    String word(String what) {
        return taken(what, ahead.kind() == Kind.WORD);
    }

    String name(String what) {
        return taken(what, ahead.kind() == Kind.WORD || ahead.kind() == Kind.NAME);
    }

    String text() {
        return taken("text in single quotes", ahead.kind() == Kind.TEXT);
    }

    private String taken(String what, boolean found) {
        if (!found) {
            throw expected(what);
        }
        return next().text();
    }

    int number() {
        String word = word("a number");
        try {
            return Integer.parseInt(word);
        } catch (NumberFormatException e) {
            throw unreadable("'" + Suggestions.shown(word) + "' is not a number that an INT holds");
        }
    }

    void end() {
        if (ahead.kind() != Kind.END) {
            throw expected("the end");
        }
    }

    UnreadableException expected(String what) {
        return unreadable(what + " is expected where " + ahead.shown() + " is");
    }

    UnreadableException unreadable(String reason) {
        return unreadable(reason, example);
    }

    UnreadableException unreadable(String reason, String wayOut) {
        return new UnreadableException(expected, reason, wayOut);
    }

    private Token scan() {
        while (position < source.length() && Character.isWhitespace(source.charAt(position))) {
            position++;
        }
        if (position == source.length()) {
            return new Token(Kind.END, "");
        }
        char first = source.charAt(position);
        if (first == '\'' || first == '`') {
            return quoted(first);
        }
        if (isSymbol(first)) {
            position++;
            return new Token(Kind.SYMBOL, String.valueOf(first));
        }
        int start = position;
        while (position < source.length() && isPartOfWord(source.charAt(position))) {
            position++;
        }
        return new Token(Kind.WORD, source.substring(start, position));
    }

    /** The rest of a quoted token, in which a quote is doubled. */
    private Token quoted(char quote) {
        StringBuilder text = new StringBuilder();
        int end = source.indexOf(quote, position + 1);
        while (end >= 0) {
            text.append(source, position + 1, end);
            position = end + 1;
            if (position == source.length() || source.charAt(position) != quote) {
                return new Token(quote == '`' ? Kind.NAME : Kind.TEXT, text.toString());
            }
            text.append(quote);
            end = source.indexOf(quote, position + 1);
        }
        throw unreadable("a quote " + quote + " is not closed");
    }

    private static boolean isSymbol(char c) {
        return SYMBOLS.indexOf(c) >= 0;
    }

    private static boolean isPartOfWord(char c) {
        return !Character.isWhitespace(c) && !isSymbol(c) && c != '\'' && c != '`';
    }
}
