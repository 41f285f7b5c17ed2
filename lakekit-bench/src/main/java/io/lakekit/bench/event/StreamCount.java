package io.lakekit.bench.event;

import java.util.List;

/**
 * The count of the lines of one stream of a mapping, or of its dimensions, by what became of them.
 *
 * @param stream {@code stream CLICK}, or {@code dimensions}
 * @param pattern how its files are named
 * @param files files read
 * @param lines lines read, without headers and blank ones
 * @param unwanted lines that its {@code where} leaves out
 * @param events events, repeated ones included, or ads
 * @param rejected lines that could not be read
 * @param optional whether it may be empty
 * @param filtered what the columns of its {@code where} held, if that left lines out; the first few
 *     values of each
 * @param reasons why lines were rejected, with file and line: the first few
 */
public record StreamCount(
        String stream,
        String pattern,
        long files,
        long lines,
        long unwanted,
        long events,
        long rejected,
        boolean optional,
        List<String> filtered,
        List<String> reasons) {

    /** Keeps immutable copies. */
    public StreamCount {
        filtered = List.copyOf(filtered);
        reasons = List.copyOf(reasons);
    }
}
