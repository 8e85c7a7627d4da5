package dev.ilmyeon.media.gallery;

/** A gallery as it is now, and the number that the next change has to name. */
record SavedGallery(long gallery, int version) {}
