package dev.ilmyeon.articles.newsroom;

import dev.ilmyeon.articles.article.ArticleId;

/** An article as the newsroom sees it, at whatever step it is. */
record NewsroomArticle(ArticleId id) {}
