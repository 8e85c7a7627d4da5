/**
 * What this service and media tell each other of pictures: where articles use them, and which may
 * be shown. Nobody waits for media: what articles use is told until it is heard, and what may be
 * shown is asked beforehand and kept. Imports {@code database} only.
 */
@NullMarked
package dev.ilmyeon.articles.picture;

import org.jspecify.annotations.NullMarked;
