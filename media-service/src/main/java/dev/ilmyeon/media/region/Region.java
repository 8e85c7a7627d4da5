package dev.ilmyeon.media.region;

/** A region of the country, which the articles service knows; here its code is enough. */
record Region(String code) {}
