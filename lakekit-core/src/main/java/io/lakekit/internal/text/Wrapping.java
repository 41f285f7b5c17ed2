package io.lakekit.internal.text;

/** The wrapping of sentences into lines as wide as terminals are. */
public final class Wrapping {

    /** The most characters of a line, but for a word that is longer by itself. */
    public static final int WIDTH = 100;

    private Wrapping() {}

    /**
     * A sentence in lines that break between its words, each ended.
     *
     * @param lead what the first line begins with
     * @param indent what each further line begins with
     */
    public static String of(String lead, String indent, String sentence) {
        StringBuilder text = new StringBuilder(lead);
        int column = lead.length();
        boolean first = true;
        for (String word : sentence.split(" ", -1)) {
            if (!first && column + 1 + word.length() > WIDTH) {
                text.append('\n').append(indent);
                column = indent.length();
            } else if (!first) {
                text.append(' ');
                column++;
            }
            text.append(word);
            column += word.length();
            first = false;
        }
        return text.append('\n').toString();
    }
}
