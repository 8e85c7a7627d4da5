package dev.ilmyeon.platform.subgraph.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ilmyeon.platform.subgraph.gate.Gate;
import dev.ilmyeon.platform.subgraph.identity.IdentityProperties.Development;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.json.JsonMapper;

class CallerReaderTests {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final CallerReader behindTheGate = new CallerReader(true, false, JSON);

  private static HttpHeaders gateway(String subject, String scopes, String policies) {
    HttpHeaders headers = new HttpHeaders();
    headers.set(CallerReader.SUBJECT, subject);
    headers.set(CallerReader.SCOPES, scopes);
    headers.set(CallerReader.POLICIES, policies);
    return headers;
  }

  @Test
  void readsWhatTheGatewayWrites() {
    assertThat(
            behindTheGate.read(
                gateway("%EA%B9%80%20%EA%B8%B0%EC%9E%90", "read:memo", "desk-chief editor")))
        .isEqualTo(new Caller("김 기자", Set.of("read:memo"), Set.of("desk-chief", "editor")));
  }

  @Test
  void believesNobodyWhereNotOnlyTheGatewayGetsIn() {
    assertThat(new CallerReader(false, false, JSON).read(gateway("kim", "", "editor")))
        .isEqualTo(Caller.NOBODY);
    assertThat(new CallerReader(false, true, JSON).read(gateway("kim", "", "editor")))
        .isEqualTo(Caller.NOBODY);
  }

  @Test
  void isNobodyWithoutASubject() {
    assertThat(behindTheGate.read(new HttpHeaders())).isEqualTo(Caller.NOBODY);
    assertThat(behindTheGate.read(gateway(" ", "", "editor"))).isEqualTo(Caller.NOBODY);
    assertThat(behindTheGate.read(gateway("%zz", "", "editor"))).isEqualTo(Caller.NOBODY);
    assertThat(Caller.NOBODY.hasAny(Set.of("editor"))).isFalse();
    assertThat(new Caller("", Set.of(), Set.of("editor")).hasAny(Set.of("editor"))).isFalse();
  }

  @Test
  void isOfTheNewsroomThatAScopeNames() {
    assertThat(behindTheGate.read(gateway("kim", "read:memo", "editor")).newsroom())
        .isEqualTo(Caller.MAIN_NEWSROOM);
    assertThat(behindTheGate.read(gateway("kim", "read:memo newsroom:busan", "editor")).newsroom())
        .isEqualTo("busan");
  }

  @ParameterizedTest
  @ValueSource(strings = {"newsroom:a newsroom:b", "newsroom:", "newsroom:BUSAN", "newsroom:b%0A"})
  void isNobodyOfTwoNewsroomsOrOfNone(String scopes) {
    assertThat(behindTheGate.read(gateway("kim", scopes, "editor"))).isEqualTo(Caller.NOBODY);
  }

  @Test
  void isNobodyWhoseNameHoldsAControlCharacter() {
    assertThat(behindTheGate.read(gateway("a%1Fkim", "", "editor"))).isEqualTo(Caller.NOBODY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"sub\":\"kim\",\"scope\":\"a b\",\"roles\":[\"editor\"]}",
        "{\"sub\":\"kim\",\"scope\":[\"a\",\"b\"],\"roles\":\"editor\"}"
      })
  void takesDevelopmentsWordOnlyIfToldSo(String claims) {
    HttpHeaders headers = new HttpHeaders();
    headers.set(CallerReader.DEVELOPMENT, claims);

    assertThat(new CallerReader(false, true, JSON).read(headers))
        .isEqualTo(new Caller("kim", Set.of("a", "b"), Set.of("editor")));
    assertThat(behindTheGate.read(headers)).isEqualTo(Caller.NOBODY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "kim"})
  void isNobodyForClaimsThatCannotBeRead(String claims) {
    HttpHeaders headers = new HttpHeaders();
    headers.set(CallerReader.DEVELOPMENT, claims);

    assertThat(new CallerReader(true, true, JSON).read(headers).policies()).isEmpty();
  }

  @Test
  void productionRefusesIdentitiesThatNobodyProves() {
    IdentityProperties open = new IdentityProperties(new Development(true));
    IdentityConfiguration configuration = new IdentityConfiguration();

    assertThatThrownBy(() -> configuration.callerInterceptor(new Gate(true), open, JSON, true))
        .hasMessageContaining("production refuses");
    assertThat(configuration.callerInterceptor(new Gate(false), open, JSON, false).reader())
        .isEqualTo(new CallerReader(false, true, JSON));
  }
}
