package dev.ilmyeon.media.upload;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An upload that was given up; {@code contentHash} is null if the file had not come whole. */
record SweptUpload(UUID id, @Nullable String contentHash) {}
