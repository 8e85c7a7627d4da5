/** Answers to the gateway's entity fetches. */
@NullMarked
package dev.ilmyeon.articles.entity;

import org.jspecify.annotations.NullMarked;
