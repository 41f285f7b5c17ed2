package io.lakekit.health;

import org.apache.paimon.fs.local.LocalFileIO;

/** Says that its renames are not atomic; the files are local. */
public final class ObjectStore extends LocalFileIO {

    private static final long serialVersionUID = 1L;

    @Override
    public boolean isObjectStore() {
        return true;
    }
}
