package dev.ilmyeon.articles.newsroom;

import dev.ilmyeon.articles.workflow.Step;
import dev.ilmyeon.platform.subgraph.identity.Caller;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

/** What editors do to articles. */
@Controller
class MutationController {

  private final ArticleEditing editing;
  private final ArticleMoves moves;

  MutationController(ArticleEditing editing, ArticleMoves moves) {
    this.editing = editing;
    this.moves = moves;
  }

  @MutationMapping
  Mono<Object> createArticle(
      @Argument ArticleInput input, @Argument String idempotencyKey, @ContextValue Caller caller) {
    return editing.create(caller, idempotencyKey, input);
  }

  @MutationMapping
  Mono<Object> updateArticle(
      @Argument String id,
      @Argument int expected,
      @Argument ArticleInput input,
      @Argument String idempotencyKey,
      @ContextValue Caller caller) {
    return editing.update(caller, idempotencyKey, new ArticleEditing.Update(id, expected, input));
  }

  @MutationMapping
  Mono<Object> transitionArticle(
      @Argument String id,
      @Argument int expected,
      @Argument Step to,
      @Argument @Nullable OffsetDateTime at,
      @Argument @Nullable String notice,
      @Argument String idempotencyKey,
      @ContextValue Caller caller) {
    return moves.move(caller, idempotencyKey, new ArticleMoves.Move(id, expected, to, at, notice));
  }

  @MutationMapping
  Mono<Object> cancelWithdrawal(
      @Argument String id,
      @Argument int expected,
      @Argument String idempotencyKey,
      @ContextValue Caller caller) {
    return moves.cancelWithdrawal(caller, idempotencyKey, new ArticleMoves.Cancel(id, expected));
  }

  @MutationMapping
  Mono<Object> correctArticle(
      @Argument String id,
      @Argument int expected,
      @Argument String kind,
      @Argument String note,
      @Argument @Nullable ArticleInput input,
      @Argument String idempotencyKey,
      @ContextValue Caller caller) {
    return editing.correct(
        caller, idempotencyKey, new ArticleEditing.Correct(id, expected, kind, note, input));
  }

  @MutationMapping
  Mono<Object> restoreRevision(
      @Argument String id,
      @Argument int expected,
      @Argument int revision,
      @Argument String idempotencyKey,
      @ContextValue Caller caller) {
    return editing.restore(
        caller, idempotencyKey, new ArticleEditing.Restore(id, expected, revision));
  }
}
