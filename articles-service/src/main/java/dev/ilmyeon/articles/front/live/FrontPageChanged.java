package dev.ilmyeon.articles.front.live;

import dev.ilmyeon.articles.front.FrontPage;
import java.time.OffsetDateTime;

/**
 * A front that readers see otherwise from now on.
 *
 * @param version what a subscriber names to continue behind it
 */
record FrontPageChanged(String version, OffsetDateTime at, FrontPage front) {}
