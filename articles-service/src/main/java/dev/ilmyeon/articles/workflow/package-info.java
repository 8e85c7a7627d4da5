/** The steps of an article's life and who may take them: one table. Imports nothing of articles. */
@NullMarked
package dev.ilmyeon.articles.workflow;

import org.jspecify.annotations.NullMarked;
