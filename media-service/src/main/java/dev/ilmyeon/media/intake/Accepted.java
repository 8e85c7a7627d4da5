package dev.ilmyeon.media.intake;

import dev.ilmyeon.media.image.Preview;

/** What a file became: a JPEG of its pixels alone, and what stands for it until it is there. */
public record Accepted(byte[] jpeg, int width, int height, Preview preview) {}
