//! What the portal notes of a browser: families only, and the network's prefix. S4.19.

use actix_web::HttpRequest;
use std::net::IpAddr;

/// `Firefox, Windows`: enough to recognise one's own browser, not enough to track anyone.
pub fn family(user_agent: &str) -> String {
    const BROWSERS: [(&str, &str); 8] = [
        ("Edg", "Edge"),
        ("OPR/", "Opera"),
        ("SamsungBrowser", "Samsung Internet"),
        ("Firefox/", "Firefox"),
        ("FxiOS", "Firefox"),
        ("Chrome/", "Chrome"),
        ("CriOS", "Chrome"),
        ("Safari/", "Safari"),
    ];
    const SYSTEMS: [(&str, &str); 7] = [
        ("Windows", "Windows"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Android", "Android"),
        ("Mac OS X", "Mac"),
        ("CrOS", "ChromeOS"),
        ("Linux", "Linux"),
    ];
    let find =
        |all: &[(&str, &'static str)]| all.iter().find(|(mark, _)| user_agent.contains(mark)).map(|(_, name)| *name);
    match (find(&BROWSERS), find(&SYSTEMS)) {
        (Some(browser), Some(system)) => format!("{browser}, {system}"),
        (Some(one), None) | (None, Some(one)) => one.to_owned(),
        (None, None) => "?".to_owned(),
    }
}

/// The peer's address; what a proxy says counts only if the proxy is trusted. ASVS 4.1.3.
pub fn peer(request: &HttpRequest, trusted: &[IpAddr]) -> Option<IpAddr> {
    let direct = request.peer_addr()?.ip();
    if !trusted.contains(&direct) {
        return Some(direct);
    }
    let chain =
        request.headers().get_all("x-forwarded-for").filter_map(|v| v.to_str().ok()).collect::<Vec<_>>().join(",");
    // from the right: the last one that no trusted proxy added
    let said = chain.rsplit(',').filter_map(|part| part.trim().parse::<IpAddr>().ok()).find(|ip| !trusted.contains(ip));
    Some(said.unwrap_or(direct))
}

/// S4.19: the network's prefix: /24 or /48.
pub fn network(ip: Option<IpAddr>) -> String {
    match ip {
        Some(IpAddr::V4(ip)) => {
            let [a, b, c, _] = ip.octets();
            format!("{a}.{b}.{c}.0/24")
        }
        Some(IpAddr::V6(ip)) => match ip.to_ipv4_mapped() {
            Some(mapped) => network(Some(IpAddr::V4(mapped))),
            None => {
                let [a, b, c, ..] = ip.segments();
                format!("{a:x}:{b:x}:{c:x}::/48")
            }
        },
        None => "?".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::test::TestRequest;

    #[test]
    fn families_and_prefixes_only() {
        let firefox = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:143.0) Gecko/20100101 Firefox/143.0";
        assert_eq!(family(firefox), "Firefox, Windows");
        assert_eq!(family("curl/8"), "?");
        assert_eq!(network("192.0.2.77".parse().ok()), "192.0.2.0/24");
        assert_eq!(network("2001:db8:1:2::3".parse().ok()), "2001:db8:1::/48");
        assert_eq!(network("::ffff:192.0.2.77".parse().ok()), "192.0.2.0/24");
    }

    #[test]
    fn asvs_v5_0_0_4_1_3_only_a_trusted_proxy_is_believed() {
        let proxy: IpAddr = "10.0.0.1".parse().unwrap();
        let request = |peer: &str| {
            TestRequest::default()
                .peer_addr(format!("{peer}:1").parse().unwrap())
                .insert_header(("x-forwarded-for", "203.0.113.9, 198.51.100.7"))
                .to_http_request()
        };
        assert_eq!(peer(&request("10.0.0.1"), &[proxy]), "198.51.100.7".parse().ok());
        assert_eq!(peer(&request("10.0.0.2"), &[proxy]), "10.0.0.2".parse().ok());
    }
}
