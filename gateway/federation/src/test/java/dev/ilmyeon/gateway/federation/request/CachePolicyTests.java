package dev.ilmyeon.gateway.federation.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CachePolicyTests {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          max-age=30                                | 30         | true  | true
          public, max-age=30                        | 30         | true  | true
          Public,Max-Age="30"                       | 30         | true  | true
          max-age=30, max-age=20                    | 20         | true  | true
          max-age=60, s-maxage=10                   | 10         | true  | true
          max-age=1, s-maxage=100                   | 100        | true  | true
          private, max-age=30                       | 30         | false | true
          private="set-cookie", max-age=30          | 30         | false | true
          max-age=30, must-revalidate               | 30         | true  | false
          max-age=30, proxy-revalidate              | 30         | true  | false
          max-age=30, stale-while-revalidate=5, x   | 30         | true  | true
          max-age=99999999999999999999              | 2147483646 | true  | true
          max-age=2147483647                        | 2147483646 | true  | true
          """)
  void readsWhatAnHttpResponseSays(String header, int maxAge, boolean shared, boolean stale) {
    assertThat(CachePolicy.ofHeader(header)).isEqualTo(new CachePolicy(maxAge, shared, stale));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''
          public
          no-store
          no-cache
          no-cache="set-cookie", max-age=30
          max-age=30, no-store
          max-age=0
          max-age=-1
          max-age=
          max-age
          max-age=1.5
          max-age=ten
          max-age=30 20
          max-age=60, s-maxage=0
          max-age=60, s-maxage=x
          """)
  void takesWhatAllowsNothingOrCannotBeReadForNothing(String header) {
    assertThat(CachePolicy.ofHeader(header)).isEqualTo(CachePolicy.NONE);
  }

  @Test
  void isWhatAllAllow() {
    CachePolicy shared = new CachePolicy(30, true, true);
    CachePolicy own = new CachePolicy(60, false, true);

    assertThat(shared.and(own)).isEqualTo(new CachePolicy(30, false, true));
    assertThat(shared.and(CachePolicy.UNSAID)).isEqualTo(shared);
    assertThat(shared.and(CachePolicy.NONE)).isEqualTo(CachePolicy.NONE);
  }

  @Test
  void isNotShareableUntilSomethingIsSaid() {
    assertThat(CachePolicy.UNSAID.isShareable()).isFalse();
    assertThat(CachePolicy.NONE.isShareable()).isFalse();
    assertThat(new CachePolicy(30, false, true).isShareable()).isFalse();
    assertThat(new CachePolicy(1, true, false).isShareable()).isTrue();
  }
}
