package dev.ilmyeon.media.upload;

import dev.ilmyeon.media.image.ImageId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A picture on its way in.
 *
 * @param subject whose it is
 * @param size of the file, in bytes; at most, if it is fetched
 * @param taken whether the file has come whole and a picture was made of it
 * @param image what it became; null until it is completed
 */
record Upload(
    UUID id, String subject, long size, Instant expiresAt, boolean taken, @Nullable ImageId image) {

  static String path(UUID id) {
    return "/media/uploads/" + id;
  }
}
