package dev.ilmyeon.articles.syndication;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param title what feeds call the portal
 */
@ConfigurationProperties("ilmyeon.feeds")
record SyndicationProperties(@DefaultValue("일면") String title) {}
