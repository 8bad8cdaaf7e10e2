//! A small web server for the demo page and the browser tests.
//!
//! It stands on hyper: the parts of HTTP that a browser notices (kept-alive and
//! pipelined connections, HEAD, broken requests) are right in it, and it is kept
//! up by people whose work it is. tiny_http would be a smaller dependency, but
//! its last release is of 2022 and its tracker asks for a maintainer. The time
//! that hyper and tokio take to build is hidden behind wasm-bindgen's.

mod encoding;
mod fault;
mod files;
mod policy;

use std::convert::Infallible;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::PathBuf;
use std::sync::Arc;

use anyhow::{Context, Result};
use http_body_util::Full;
use hyper::body::{Bytes, Incoming};
use hyper::header::{self, HeaderMap, HeaderValue};
use hyper::{Method, Request, Response, StatusCode, service::service_fn};
use hyper_util::rt::TokioIo;

use encoding::Cache;
use fault::Fault;

pub struct Server {
    listener: TcpListener,
    site: Arc<Site>,
}

struct Site {
    root: PathBuf,
    /// Serve what only the browser tests may see: fixtures, and faults.
    tests: bool,
    cache: Cache,
}

impl Server {
    /// Port 0 takes any free one.
    pub fn bind(root: PathBuf, port: u16, tests: bool) -> std::io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
        listener.set_nonblocking(true)?;
        let site = Site { root, tests, cache: Cache::default() };
        Ok(Self { listener, site: Arc::new(site) })
    }

    pub fn address(&self) -> Result<SocketAddr> {
        self.listener.local_addr().context("a socket without an address")
    }

    /// Serves until the program ends.
    pub fn run(self) -> Result<()> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        runtime.block_on(accept(self.listener, self.site))
    }

    /// As [`Server::run`], in a thread of its own.
    pub fn run_behind(self) {
        std::thread::spawn(move || {
            if let Err(fault) = self.run() {
                eprintln!("the test server stopped: {fault:#}");
            }
        });
    }
}

async fn accept(listener: TcpListener, site: Arc<Site>) -> Result<()> {
    let listener = tokio::net::TcpListener::from_std(listener)?;
    loop {
        // A connection that a browser gave up, or too many open files: the next
        // one may be well.
        let Ok((stream, _)) = listener.accept().await else {
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
            continue;
        };
        let site = Arc::clone(&site);
        tokio::spawn(async move {
            let service = service_fn(move |request| respond(Arc::clone(&site), request));
            // Browsers break connections off as they please; nobody is left to tell.
            let _ = hyper::server::conn::http1::Builder::new()
                .serve_connection(TokioIo::new(stream), service)
                .await;
        });
    }
}

async fn respond(
    site: Arc<Site>,
    request: Request<Incoming>,
) -> Result<Response<Full<Bytes>>, Infallible> {
    let (parts, _) = request.into_parts();
    // Reading and compressing would hold up the other connections.
    let answer = tokio::task::spawn_blocking(move || {
        site.answer(&parts.method, parts.uri.path(), &parts.headers)
    });
    Ok(answer
        .await
        .unwrap_or_else(|_| plain(StatusCode::INTERNAL_SERVER_ERROR, "the server failed", None)))
}

impl Site {
    fn answer(&self, method: &Method, path: &str, headers: &HeaderMap) -> Response<Full<Bytes>> {
        let (fault, path) = match self.tests {
            true => Fault::split(path),
            false => (None, path),
        };
        if method != Method::GET && method != Method::HEAD {
            let mut refusal = plain(StatusCode::METHOD_NOT_ALLOWED, "GET or HEAD only", fault);
            let allowed = HeaderValue::from_static("GET, HEAD");
            refusal.headers_mut().insert(header::ALLOW, allowed);
            return refusal;
        }
        let Some(mut file) = files::find(&self.root, path, self.tests) else {
            return plain(StatusCode::NOT_FOUND, "there is no such file", fault);
        };
        if let Some(fault) = fault
            && !fault.spoil(&mut file)
        {
            return plain(StatusCode::NOT_FOUND, "withheld by the fault", Some(fault));
        }
        self.send(file, headers, fault)
    }

    fn send(
        &self,
        file: files::File,
        headers: &HeaderMap,
        fault: Option<Fault>,
    ) -> Response<Full<Bytes>> {
        let accepted = headers
            .get(header::ACCEPT_ENCODING)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default();
        let encoding = encoding::choose(accepted, file.mime);
        let mut hasher = DefaultHasher::new();
        file.contents.hash(&mut hasher);
        let digest = hasher.finish();
        let tag = format!("\"{digest:016x}{}\"", encoding.suffix());
        let mut response = Response::new(Full::default());
        if is_current(headers, &tag) {
            *response.status_mut() = StatusCode::NOT_MODIFIED;
        } else {
            match self.cache.encoded(digest, encoding, file.contents) {
                Ok(body) => *response.body_mut() = Full::new(body),
                Err(_) => {
                    let status = StatusCode::INTERNAL_SERVER_ERROR;
                    return plain(status, "it cannot be compressed", fault);
                }
            }
        }
        let head = response.headers_mut();
        policy::insert(head, fault);
        head.insert(header::CONTENT_TYPE, HeaderValue::from_static(file.mime));
        head.insert(header::VARY, HeaderValue::from_static("Accept-Encoding"));
        if let Some(name) = encoding.name() {
            head.insert(header::CONTENT_ENCODING, HeaderValue::from_static(name));
        }
        if let Ok(tag) = HeaderValue::from_str(&tag) {
            head.insert(header::ETAG, tag);
        }
        response
    }
}

fn is_current(headers: &HeaderMap, tag: &str) -> bool {
    headers
        .get_all(header::IF_NONE_MATCH)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .any(|known| known.trim().trim_start_matches("W/") == tag)
}

fn plain(status: StatusCode, text: &'static str, fault: Option<Fault>) -> Response<Full<Bytes>> {
    let mut response = Response::new(Full::new(Bytes::from_static(text.as_bytes())));
    *response.status_mut() = status;
    let head = response.headers_mut();
    policy::insert(head, fault);
    let mime = HeaderValue::from_static("text/plain; charset=utf-8");
    head.insert(header::CONTENT_TYPE, mime);
    response
}

#[cfg(test)]
mod tests;
