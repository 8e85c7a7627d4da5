package dev.ilmyeon.media.upload;

import java.time.Instant;

/** Lets its bearer send one file. */
record UploadTicket(String id, String url, Instant expires) {}
