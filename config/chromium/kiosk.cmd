@echo off
rem A kiosk on this Windows machine: kiosk.cmd "https://HUB/kiosk?slot=kiosk-1"
rem CHROMIUM names the browser where it is not found by itself. The flags are those of flags.txt.
setlocal EnableExtensions
set "URL=%~1"
if "%URL%"=="" (
  echo usage: %~nx0 "https://HUB/kiosk?slot=kiosk-1"
  exit /b 2
)
if not defined CHROMIUM for %%p in (
  "%ProgramFiles%\Chromium\Application\chrome.exe"
  "%ProgramFiles%\Google\Chrome\Application\chrome.exe"
  "%ProgramFiles(x86)%\Google\Chrome\Application\chrome.exe"
  "%LOCALAPPDATA%\Chromium\Application\chrome.exe"
) do if not defined CHROMIUM if exist %%p set "CHROMIUM=%%~p"
if not defined CHROMIUM (
  echo There is no Chromium here. Set CHROMIUM to its chrome.exe.
  exit /b 1
)
set "PROFILE_DIR=%LOCALAPPDATA%\tingxu-kiosk"
set "FLAGS="
setlocal EnableDelayedExpansion
for /f "usebackq eol=# tokens=1,*" %%a in ("%~dp0flags.txt") do (
  if "%%a"=="both" set "FLAGS=!FLAGS! %%b"
  if "%%a"=="kiosk" set "FLAGS=!FLAGS! %%b"
)
:again
start "" /wait "!CHROMIUM!" !FLAGS! --user-data-dir="!PROFILE_DIR!" "!URL!"
timeout /t 2 /nobreak >nul
goto again
