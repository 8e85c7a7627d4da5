package dev.ilmyeon.articles.importing;

import java.nio.file.Path;

/**
 * What is taken over from where.
 *
 * @param source where the ids are from: the same id of the same source is the same article
 * @param section of what names none
 * @param name of the lines, under which it is remembered how far they are done
 * @param resumed whether it goes on behind that; else the lines are others each time
 * @param rejects where bad lines go, a file that is made for the first of them
 */
public record ImportJob(
    String source, String section, String name, boolean resumed, Path rejects) {}
