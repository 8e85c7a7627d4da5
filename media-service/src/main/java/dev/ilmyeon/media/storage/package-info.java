/**
 * What can not be made again: the originals of uploaded pictures, addressed by the SHA-256 of their
 * bytes, on a file system or an S3-compatible service. Imports {@code files}, {@code flight}.
 */
@NullMarked
package dev.ilmyeon.media.storage;

import org.jspecify.annotations.NullMarked;
