#![allow(clippy::unwrap_used)]

use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::sync::OnceLock;

use super::*;

const WASM: &[u8] = b"\0asm and sixteen more bytes";

/// A server over a small tree, shared by these tests.
fn server() -> SocketAddr {
    static ADDRESS: OnceLock<SocketAddr> = OnceLock::new();
    *ADDRESS.get_or_init(|| {
        let root = std::env::temp_dir().join("xtask-serve-tests");
        fs::create_dir_all(root.join("dist")).unwrap();
        fs::write(root.join("index.html"), "<p>page</p>".repeat(50)).unwrap();
        fs::write(root.join("dist/a.wasm"), WASM).unwrap();
        fs::write(root.join("Cargo.toml"), "secret").unwrap();
        let server = Server::bind(root, 0, true).unwrap();
        let address = server.address().unwrap();
        server.run_behind();
        address
    })
}

struct Answer {
    head: String,
    body: Vec<u8>,
}

fn ask(method: &str, path: &str, headers: &str) -> Answer {
    let mut stream = TcpStream::connect(server()).unwrap();
    let request =
        format!("{method} {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n{headers}\r\n");
    stream.write_all(request.as_bytes()).unwrap();
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).unwrap();
    let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").unwrap();
    let (head, body) = bytes.split_at(end);
    Answer {
        head: String::from_utf8(head.to_vec()).unwrap().to_lowercase(),
        body: body.split_at(4).1.to_vec(),
    }
}

#[test]
fn every_answer_carries_the_strict_policy() {
    for (method, path) in [
        ("GET", "/"),
        ("HEAD", "/dist/a.wasm"),
        ("GET", "/missing"),
        ("GET", "/Cargo.toml"),
        ("POST", "/"),
        ("GET", "/fault/wasm-404/dist/a.wasm"),
    ] {
        let head = ask(method, path, "").head;
        for header in [
            "content-security-policy: default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
             style-src 'none'; img-src 'none'; connect-src 'self'; base-uri 'none'; \
             form-action 'none'; frame-src 'self'; frame-ancestors 'self'; \
             require-trusted-types-for 'script'; trusted-types 'none'\r\n",
            "x-content-type-options: nosniff",
            "referrer-policy: no-referrer",
            "cache-control: no-cache",
        ] {
            assert!(head.contains(header), "{method} {path}: {head}");
        }
    }
}

#[test]
fn statuses_are_what_they_should_be() {
    let status = |method, path| {
        let head = ask(method, path, "").head;
        head.split(' ').nth(1).unwrap_or_default().to_owned()
    };
    assert_eq!(status("GET", "/"), "200");
    assert_eq!(status("GET", "/index.html?case=1"), "200");
    assert_eq!(status("GET", "/Cargo.toml"), "404");
    assert_eq!(status("GET", "/dist/../Cargo.toml"), "404");
    assert_eq!(status("POST", "/"), "405");
    assert!(ask("HEAD", "/", "").body.is_empty());
}

#[test]
fn a_known_file_is_not_sent_again() {
    let first = ask("GET", "/", "Accept-Encoding: br\r\n");
    assert!(first.head.contains("content-encoding: br"));
    assert!(first.head.contains("vary: accept-encoding"));
    let tag = first.head.split("etag: ").nth(1).unwrap();
    let tag = tag.lines().next().unwrap();
    let headers = format!("Accept-Encoding: br\r\nIf-None-Match: {tag}\r\n");
    let second = ask("GET", "/", &headers);
    assert!(second.head.starts_with("http/1.1 304") && second.body.is_empty());
    // The tag is of the compressed form only.
    let other = ask("GET", "/", &format!("If-None-Match: {tag}\r\n"));
    assert!(other.head.starts_with("http/1.1 200"));
}

#[test]
fn each_fault_spoils_one_thing() {
    let whole = ask("GET", "/dist/a.wasm", "");
    assert!(whole.head.contains("content-type: application/wasm"));
    assert_eq!(whole.body, WASM);

    let mime = ask("GET", "/fault/wasm-mime/dist/a.wasm", "");
    assert!(mime.head.contains("content-type: application/octet-stream"));
    assert_eq!(mime.body, WASM);

    let cut = ask("GET", "/fault/wasm-truncated/dist/a.wasm", "");
    assert_eq!(cut.body, WASM.split_at(WASM.len() / 2).0);

    let missing = ask("GET", "/fault/wasm-404/dist/a.wasm", "");
    assert!(missing.head.starts_with("http/1.1 404"));

    let forbidden = ask("GET", "/fault/csp-no-wasm/", "");
    assert!(forbidden.head.contains("script-src 'self'; style-src"));
    assert!(forbidden.head.starts_with("http/1.1 200"));

    assert!(ask("GET", "/fault/wasm-404/", "").head.starts_with("http/1.1 200"));
    assert!(ask("GET", "/fault/unheard-of/", "").head.starts_with("http/1.1 404"));
}

#[test]
fn faults_are_unknown_outside_tests() {
    let root = std::env::temp_dir();
    let site = Site { root, tests: false, cache: Cache::default() };
    let answer = site.answer(&Method::GET, "/fault/wasm-mime/", &HeaderMap::new());
    assert_eq!(answer.status(), StatusCode::NOT_FOUND);
}

#[test]
fn a_silent_connection_holds_nobody_up() {
    let mut idle: Vec<_> = (0..40).map(|_| TcpStream::connect(server()).unwrap()).collect();
    for stream in &mut idle {
        stream.write_all(b"GET / HTTP/1.1\r\nHost").unwrap();
    }
    assert!(ask("GET", "/", "").head.starts_with("http/1.1 200"));
}
