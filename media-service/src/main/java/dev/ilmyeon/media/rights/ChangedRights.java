package dev.ilmyeon.media.rights;

/**
 * What is shown now.
 *
 * @param image the number of the picture whose rights changed
 */
record ChangedRights(long image) {}
