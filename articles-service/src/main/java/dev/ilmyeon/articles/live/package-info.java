/** What readers are told as it happens: subscriptions over the outbox's events. */
@NullMarked
package dev.ilmyeon.articles.live;

import org.jspecify.annotations.NullMarked;
