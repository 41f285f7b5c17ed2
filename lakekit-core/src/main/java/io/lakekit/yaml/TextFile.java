package io.lakekit.yaml;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The text of a file, which must be UTF-8 and not longer than a text may be. */
final class TextFile {

    private TextFile() {}

    static String read(Path file, FindingLog findings) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(Document.LONGEST + 1);
            if (bytes.length > Document.LONGEST) {
                throw Document.tooLong(findings);
            }
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            findings.atText(TextCodes.FILE)
                    .says("is not UTF-8")
                    .so("its letters would be read as others")
                    .fix("Save it as UTF-8.");
            throw findings.refused();
        } catch (IOException e) {
            findings.atText(TextCodes.FILE)
                    .says("cannot be read (%s)", reason(e))
                    .so("there is no %s", findings.subject())
                    .fix("Name a file that exists and that this user may read.");
            throw findings.refused();
        }
    }

    /** The reason of a failure without the file's name, which the exception repeats. */
    private static String reason(IOException failure) {
        String kind = failure.getClass().getSimpleName();
        return failure instanceof FileSystemException || failure.getMessage() == null
                ? kind
                : kind + ": " + Suggestions.shown(failure.getMessage());
    }
}
