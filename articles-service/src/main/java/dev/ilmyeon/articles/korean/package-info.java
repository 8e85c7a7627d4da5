/**
 * The Korean language: how it is written in Latin letters, how Hanja are read, which particle
 * follows a word, and what a keyboard's keys make of a syllable. Imports nothing of this service.
 */
@NullMarked
package dev.ilmyeon.articles.korean;

import org.jspecify.annotations.NullMarked;
