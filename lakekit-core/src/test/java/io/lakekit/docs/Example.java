package io.lakekit.docs;

import java.nio.file.Path;

/** What the page of a code shows, to be run. */
interface Example {

    /** What lakekit says of the wrong one. */
    String wrong(DiagnosticPage page, Path warehouse) throws Exception;

    /** Does the right one, which fails if anything is wrong with it. */
    void right(DiagnosticPage page, Path warehouse) throws Exception;
}
