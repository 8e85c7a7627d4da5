/**
 * Articles for other programs, over plain HTTP: feeds in their several formats, the news sitemap,
 * what search engines and embedding pages ask of one article. Imports {@code address}, {@code
 * article}, {@code calendar} and {@code database}.
 */
@NullMarked
package dev.ilmyeon.articles.syndication;

import org.jspecify.annotations.NullMarked;
