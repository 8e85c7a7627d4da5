package dev.ilmyeon.platform.subgraph.idempotency;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Lets so many do their work at once; who comes next waits, and goes when somebody is done, in the
 * order in which they came.
 */
final class Turns {

  /** Too many others were before. */
  static final class NoTurnException extends RuntimeException {
    private static final long serialVersionUID = 1;

    NoTurnException(Duration patience) {
      super("No turn within " + patience, null, false, false);
    }
  }

  private enum State {
    COMING,
    WAITING,
    GOING,
    GONE
  }

  /** Somebody's place; what becomes of it is decided under the lock of the whole. */
  private static final class Place {
    private final Sinks.Empty<Void> called = Sinks.empty();
    private State state = State.COMING;
  }

  private final int atOnce;
  private final Duration patience;
  private final Deque<Place> waiting = new ArrayDeque<>();
  private int going;

  /**
   * @param patience for who waits: then it is a {@link NoTurnException}
   */
  Turns(int atOnce, Duration patience) {
    this.atOnce = atOnce;
    this.patience = patience;
  }

  /** However the work ends, or whoever wanted it goes away, the turn is passed on, once. */
  <T> Mono<T> take(Mono<T> work) {
    return Mono.defer(() -> {
      Place place = new Place();
      return Mono.defer(() -> come(place))
          .timeout(patience, Mono.error(() -> new NoTurnException(patience)))
          .then(work)
          .doFinally(_ -> leave(place));
    });
  }

  private synchronized Mono<Void> come(Place place) {
    if (place.state == State.COMING && going < atOnce) {
      place.state = State.GOING;
      going++;
      return Mono.empty();
    }
    if (place.state == State.COMING) {
      place.state = State.WAITING;
      waiting.add(place);
    }
    return place.called.asMono();
  }

  private void leave(Place place) {
    Place next = null;
    synchronized (this) {
      if (place.state == State.WAITING) {
        waiting.remove(place);
      } else if (place.state == State.GOING) {
        next = waiting.poll();
        if (next == null) {
          going--;
        } else {
          next.state = State.GOING;
        }
      }
      place.state = State.GONE;
    }
    if (next != null) {
      next.called.tryEmitEmpty();
    }
  }
}
