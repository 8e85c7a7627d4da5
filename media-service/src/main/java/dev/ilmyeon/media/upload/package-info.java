/**
 * Pictures come in: a ticket by GraphQL, the bytes by HTTP in one piece or several, then what is
 * said of the picture by GraphQL. Imports {@code intake}, {@code storage}, {@code image}, {@code
 * signing}, {@code newsroom}, {@code address}, {@code delivery}, {@code files}, {@code fetch},
 * {@code work}.
 */
@NullMarked
package dev.ilmyeon.media.upload;

import org.jspecify.annotations.NullMarked;
