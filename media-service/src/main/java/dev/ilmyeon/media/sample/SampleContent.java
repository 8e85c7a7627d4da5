package dev.ilmyeon.media.sample;

import java.util.List;
import java.util.Map;

/**
 * All that the sample's files hold.
 *
 * @param photoNews the galleries of each edition, in order
 * @param articlePhotos the pictures of each article besides the one at its head
 * @param checksum changes whenever a file or the way of drawing does
 */
record SampleContent(
    List<SampleImage> images,
    List<SampleGallery> galleries,
    Map<String, List<Long>> photoNews,
    Map<Long, List<SamplePhoto>> articlePhotos,
    int checksum) {}
