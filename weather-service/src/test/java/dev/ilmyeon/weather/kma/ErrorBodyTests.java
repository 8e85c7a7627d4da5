package dev.ilmyeon.weather.kma;

import static dev.ilmyeon.weather.kma.Replies.fault;
import static dev.ilmyeon.weather.kma.Replies.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.weather.kma.Refusal.Reason;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Refusals and rubbish come alike whatever was asked for. */
class ErrorBodyTests {

  private static final List<Function<byte[], KmaReply<?>>> FORMATS =
      List.of(
          KmaFormats::surfaceReports,
          KmaFormats::nowcast,
          KmaFormats::ultraShortForecast,
          KmaFormats::villageForecast,
          KmaFormats::warnings);

  @ParameterizedTest
  @CsvSource({
    "01, APPLICATION_ERROR, true",
    "02, DATABASE_ERROR, true",
    "03, NO_DATA, true",
    "04, PROVIDER_HTTP_ERROR, true",
    "05, PROVIDER_TIMED_OUT, true",
    "10, BAD_PARAMETER, false",
    "20, ACCESS_DENIED, false",
    "22, QUOTA_EXCEEDED, true",
    "30, KEY_UNKNOWN, false",
    "31, KEY_EXPIRED, false",
    "32, ADDRESS_UNKNOWN, false",
    "99, OTHER, true",
    "77, OTHER, true"
  })
  void knowsTheResultCodesInEveryShape(String code, Reason reason, boolean passing) {
    Stream.of(
            """
            {"response":{"header":{"resultCode":"%s","resultMsg":"NO"}}}\
            """,
            """
            {"resultCode":"%s","resultMsg":"NO"}\
            """,
            """
            {"OpenAPI_ServiceResponse":{"cmmMsgHeader":{"errMsg":"SERVICE ERROR","returnAuthMsg":"NO",\
            "returnReasonCode":"%s"}}}\
            """,
            """
            <?xml version="1.0"?>
            <OpenAPI_ServiceResponse><cmmMsgHeader><returnAuthMsg>NO</returnAuthMsg>
              <returnReasonCode>%s</returnReasonCode></cmmMsgHeader></OpenAPI_ServiceResponse>\
            """,
            """
            <response><header><resultCode> %s </resultCode><resultMsg>NO</resultMsg></header></response>\
            """)
        .map(body -> body.formatted(code))
        .flatMap(body -> FORMATS.stream().map(format -> format.apply(utf8(body))))
        .forEach(reply -> assertThat(refusal(reply)).isEqualTo(new Refusal(reason, code, "NO")));
    assertThat(reason.isPassing()).isEqualTo(passing);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "EUC-KR"})
  void knowsTheHubsOwnJsonInEitherCharset(String charset) {
    byte[] body =
        """
        {"result":{"status":403,"message":"활용신청이 필요한 API 입니다."}}\
        """
            .getBytes(Charset.forName(charset));

    FORMATS.forEach(format ->
        assertThat(refusal(format.apply(body)))
            .isEqualTo(new Refusal(Reason.ACCESS_DENIED, "403", "활용신청이 필요한 API 입니다.")));
  }

  @Test
  void tellsAnUnknownKeyFromAProductNotAppliedFor() {
    assertThat(
            refusal(
                    KmaFormats.surfaceReports(
                        utf8("{\"result\":{\"status\":401,\"message\":\"key\"}}")))
                .reason())
        .isEqualTo(Reason.KEY_UNKNOWN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " \r\n",
        "{",
        "{}",
        "[]",
        "null",
        "true",
        "{\"result\":{}}",
        "{\"response\":{}}",
        "{\"response\":{\"header\":{\"resultCode\":\"00\"},\"header\":{}}}",
        "{\"resultCode\":\"00\"} {\"resultCode\":\"03\"}",
        "<html><body>502 Bad Gateway</body></html>",
        "<resultCode>00</resultCode>",
        "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><resultCode>&b;</resultCode>",
        "Service Unavailable",
        "#START7777"
      })
  void refusesRubbish(String body) {
    FORMATS.forEach(format -> assertThat(fault(format.apply(utf8(body)))).isNotBlank());
  }

  @Test
  void survivesAnAbyssOfBrackets() {
    byte[] body = utf8("{\"a\":" + "[".repeat(200_000));

    FORMATS.forEach(format -> assertThat(fault(format.apply(body))).isNotBlank());
  }

  @Test
  void saysWhatIsWrongInOneSafeLine() {
    assertThat(new Fault(3, "TA", "2x.4", "not a number").message())
        .isEqualTo("row 3, column TA, value '2x.4': not a number");
    assertThat(new Fault(null, null, null, "the body is empty").message())
        .isEqualTo("the body is empty");
    assertThat(new Fault(1, null, "a\nb\u0000" + "c".repeat(200), "long").message())
        .isEqualTo("row 1, value 'a�b�" + "c".repeat(76) + "…': long");
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
