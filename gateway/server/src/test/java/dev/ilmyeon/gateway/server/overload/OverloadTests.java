package dev.ilmyeon.gateway.server.overload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ilmyeon.gateway.federation.request.Claims;
import dev.ilmyeon.gateway.server.identity.Identity;
import dev.ilmyeon.gateway.server.identity.Identity.Kind;
import dev.ilmyeon.gateway.server.refusal.RefusedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Who finds room, and when there is room again. */
class OverloadTests {

  private static final PriorityClass DASHBOARDS =
      new PriorityClass("dashboards", 40, Set.of(), Set.of("dashboard"), Set.of());
  private static final PriorityClass PARTNER =
      new PriorityClass("partner", 60, Set.of(Kind.API_KEY), Set.of(), Set.of());
  private static final PriorityClass NIGHTLY =
      new PriorityClass("background", 40, Set.of(), Set.of(), Set.of("Nightly"));
  private static final PriorityClass FRONT_PAGE =
      new PriorityClass("front-page", 100, Set.of(), Set.of(), Set.of());

  private final Overload overload =
      new Overload(
          new OverloadProperties(
              true,
              Duration.ofMillis(50),
              10,
              10,
              Duration.ofSeconds(2),
              80,
              60,
              40,
              List.of("dashboard"),
              List.of("Nightly")),
          true);

  private static Identity identity(Kind kind, String... policies) {
    return new Identity(kind, "x", new Claims(true, Set.of(), Set.of(policies)), null, null, null);
  }

  /** So many that never end. */
  private List<Disposable> hold(PriorityClass asked, int count) {
    List<Disposable> held = new ArrayList<>();
    IntStream.range(0, count).forEach(_ -> held.add(overload.hold(asked, Mono::never).subscribe()));
    return held;
  }

  private boolean takes(PriorityClass asked) {
    boolean taken =
        Boolean.TRUE.equals(
            overload.hold(asked, () -> Mono.just(true)).onErrorReturn(false).block());
    assertThat(taken).isEqualTo(isLet(asked));
    return taken;
  }

  private boolean isLet(PriorityClass asked) {
    try {
      overload.check(asked);
      return true;
    } catch (RefusedException _) {
      return false;
    }
  }

  @Test
  void knowsTheClassByIdentityPolicyAndOperation() {
    assertThat(overload.classOf(Identity.NOBODY, null)).isEqualTo(FRONT_PAGE);
    assertThat(overload.classOf(Identity.NOBODY, "Nightly")).isEqualTo(NIGHTLY);
    assertThat(overload.classOf(identity(Kind.API_KEY), "Other")).isEqualTo(PARTNER);
    assertThat(overload.classOf(identity(Kind.TOKEN, "dashboard"), null)).isEqualTo(DASHBOARDS);
    assertThat(overload.classOf(identity(Kind.TOKEN), null).name()).isEqualTo("newsroom");
  }

  @Test
  void leavesTheRestOfTheLimitToWhatIsMoreImportant() {
    hold(FRONT_PAGE, 4);
    assertThat(takes(DASHBOARDS)).isFalse();
    assertThat(takes(PARTNER)).isTrue();

    hold(PARTNER, 2);
    assertThat(takes(PARTNER)).isFalse();
    assertThat(takes(FRONT_PAGE)).isTrue();

    hold(FRONT_PAGE, 4);
    assertThat(takes(FRONT_PAGE)).isFalse();
    assertThat(overload.underWay()).isEqualTo(10);
  }

  @Test
  void saysWhenToAskAgain() {
    hold(FRONT_PAGE, 10);

    assertThatThrownBy(() -> overload.check(FRONT_PAGE))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refusal -> {
              assertThat(refusal.status().value()).isEqualTo(503);
              assertThat(refusal.code()).isEqualTo("OVERLOADED");
              assertThat(refusal.headers()).containsEntry("Retry-After", "2");
            });
    assertThat(overload.refused(FRONT_PAGE)).isEqualTo(1);
  }

  @Test
  void hasRoomAgainHoweverAnOperationEnds() {
    hold(FRONT_PAGE, 3).forEach(Disposable::dispose);
    overload.hold(FRONT_PAGE, () -> Mono.just(1)).block();
    overload.hold(FRONT_PAGE, Mono::empty).block();
    overload
        .hold(FRONT_PAGE, () -> Mono.error(new IllegalStateException()))
        .onErrorComplete()
        .block();
    overload
        .hold(
            FRONT_PAGE,
            () -> {
              throw new IllegalStateException();
            })
        .onErrorComplete()
        .block();
    overload
        .hold(
            FRONT_PAGE,
            () -> {
              throw new AssertionError();
            })
        .onErrorComplete()
        .block();
    overload.holdMany(FRONT_PAGE, () -> Flux.just(1, 2)).blockLast();
    overload.holdMany(FRONT_PAGE, () -> Flux.just(1, 2)).blockFirst();

    assertThat(overload.underWay()).isZero();
  }

  @Test
  void holdsNothingBeforeItBegins() {
    overload.hold(FRONT_PAGE, Mono::never);

    assertThat(overload.underWay()).isZero();
  }

  @Test
  void learnsFromWhatWasUnderWay() {
    Overload wide =
        new Overload(
            new OverloadProperties(
                true,
                Duration.ofMillis(50),
                2,
                1000,
                Duration.ofSeconds(1),
                80,
                60,
                40,
                List.of(),
                List.of()),
            true);
    IntStream.range(0, 100).forEach(_ -> wide.hold(FRONT_PAGE, Mono::never).subscribe());
    wide.look(Duration.ofSeconds(1).toNanos());
    wide.look(Duration.ofSeconds(1).toNanos());

    assertThat(wide.limit()).isEqualTo(30);
    assertThatThrownBy(() -> wide.check(FRONT_PAGE)).isInstanceOf(RefusedException.class);
  }
}
