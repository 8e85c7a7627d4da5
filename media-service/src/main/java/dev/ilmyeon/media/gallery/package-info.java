/**
 * Galleries and the photo news of editions and regions. Imports {@code image}, {@code photo},
 * {@code address}, {@code newsroom}, {@code purge}.
 */
@NullMarked
package dev.ilmyeon.media.gallery;

import org.jspecify.annotations.NullMarked;
