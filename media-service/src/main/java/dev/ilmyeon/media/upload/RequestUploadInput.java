package dev.ilmyeon.media.upload;

/** What is to be sent. */
record RequestUploadInput(int size) {}
