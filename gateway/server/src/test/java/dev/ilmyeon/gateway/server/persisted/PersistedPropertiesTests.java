package dev.ilmyeon.gateway.server.persisted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ilmyeon.gateway.federation.request.Claims;
import dev.ilmyeon.gateway.server.contract.ContractConfiguration;
import dev.ilmyeon.gateway.server.identity.Identity;
import dev.ilmyeon.gateway.server.identity.Identity.Kind;
import dev.ilmyeon.gateway.server.setting.BadSettingException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Who may ask for nothing that is not listed. */
class PersistedPropertiesTests {

  private static PersistedProperties bind(Map<String, String> more) {
    Map<String, String> properties = new HashMap<>(more);
    properties.putIfAbsent("p.manifest", "manifest.json");
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate("p", PersistedProperties.class);
  }

  private static Identity identity(Kind kind, String contract) {
    return new Identity(kind, "kim", Claims.NONE, null, null, contract);
  }

  @Test
  void areAllOrNoneUnlessSomeAreExcepted() {
    for (Kind kind : Kind.values()) {
      assertThat(bind(Map.of()).bind(identity(kind, "public"))).isFalse();
      assertThat(bind(Map.of("p.only", "true")).bind(identity(kind, "public"))).isTrue();
    }
    assertThat(bind(Map.of("p.only", "true")).bindAll()).isTrue();
    assertThat(bind(Map.of()).bindAll()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "authenticated, true, TOKEN DEVELOPMENT",
    "api-key, true, API_KEY",
    "contracts, 'newsroom, dashboards', NOBODY TOKEN API_KEY DEVELOPMENT",
    "contracts, partner, ''"
  })
  void areNotThoseExcepted(String name, String value, String free) {
    PersistedProperties properties = bind(Map.of("p.only", "true", "p.except." + name, value));

    assertThat(properties.bindAll()).isFalse();
    for (Kind kind : Kind.values()) {
      assertThat(properties.bind(identity(kind, "newsroom")))
          .as(kind.name())
          .isEqualTo(!free.contains(kind.name()));
    }
    assertThat(properties.bind(identity(Kind.NOBODY, null))).isTrue();
  }

  @Test
  void areSomebodyIfAnybodyIsExcepted() {
    assertThatThrownBy(() -> bind(Map.of("p.except.api-key", "true")))
        .rootCause()
        .hasMessage("except: nobody is bound to the manifest without only");
  }

  @Test
  void haveContractsThatThereAre() {
    new ApplicationContextRunner()
        .withUserConfiguration(ContractConfiguration.class, PersistedConfiguration.class)
        .withPropertyValues(
            "ilmyeon.gateway.contracts.schemas.public.exclude=",
            "ilmyeon.gateway.contracts.anonymous=public",
            "ilmyeon.gateway.persisted.manifest=manifest.json",
            "ilmyeon.gateway.persisted.only=true",
            "ilmyeon.gateway.persisted.except.contracts=public,newsrom")
        .run(context ->
            assertThat(context.getStartupFailure())
                .rootCause()
                .isInstanceOf(BadSettingException.class)
                .hasMessageContaining(
                    "except.contracts has to be some of [public], not [newsrom]"));
  }
}
