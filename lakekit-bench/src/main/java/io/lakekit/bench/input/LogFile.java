package io.lakekit.bench.input;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of a log.
 *
 * @param path where it is
 * @param name its path below the log's directory, with slashes
 */
record LogFile(Path path, String name) {

    /** The last step of its path. */
    String lastName() {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    /** The directory it is in, below the log's; empty for the log's own. */
    String directory() {
        return name.substring(0, Math.max(0, name.lastIndexOf('/')));
    }

    boolean isOf(Part part) {
        return matcher(part).matches();
    }

    private Matcher matcher(Part part) {
        return Pattern.compile(part.files())
                .matcher(part.files().indexOf('/') < 0 ? lastName() : name);
    }

    /**
     * The constants that the file's name gives: the groups of the part's pattern, and the name
     * itself.
     */
    Map<String, String> constants(Part part) {
        Map<String, String> constants = new HashMap<>();
        constants.put("_file", name);
        constants.put("_dir", directory());
        constants.put("_name", lastName());
        Matcher matcher = matcher(part);
        if (matcher.matches()) {
            for (String group : part.groups()) {
                String text = matcher.group(group);
                constants.put(group, text == null ? "" : text);
            }
        }
        return constants;
    }
}
